// Prints what the declarations of the package promise, a line each, so that two versions can be compared:
//
//   seam-access-grants/forms exports Context        an entry and a name
//   Context: interface                              a declaration
//   CallOptions: interface, given by callers        one whose values callers make: what it requires, they must give
//   Context.requireTarget?: boolean                 a member of it
//
// Comments, order and the files of declarations are left out.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript-6'

const folder = fileURLToPath(new URL('../../pkg/', import.meta.url))
const { name: packageName, exports } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'))
const entries = Object.entries(exports).flatMap(([key, target]) =>
  typeof target === 'string' ? [] : [{ name: packageName + key.slice(1), file: folder + target.import.types.slice(2) }],
)
const files = entries.map(({ file }) => file)
const program = ts.createProgram(files, { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, types: [] })
const checker = program.getTypeChecker()
const printer = ts.createPrinter({ removeComments: true })

const original = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)
const isOurs = (declaration) => declaration.getSourceFile().fileName.startsWith(folder)

/** A node in one line. The name under which a file imports all of another is no part of it. */
function text(node) {
  const printed = printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
  return printed.replace(/\s+/g, ' ').replace(/;$/, '').replaceAll(/\bmodels\./g, '')
}

/** The declarations of the package that a node names; `enters` says into which nodes to look. */
function referredTo(node, enters = () => true) {
  const found = new Set()
  const visit = (child) => {
    if (!enters(child)) return
    const symbol = ts.isIdentifier(child) && checker.getSymbolAtLocation(child)
    if (symbol && !(symbol.flags & ts.SymbolFlags.TypeParameter)) {
      const declared = original(symbol)
      if (declared.declarations?.some((declaration) => isOurs(declaration) && isAtTop(declaration))) found.add(declared)
    }
    ts.forEachChild(child, visit)
  }
  visit(node)
  return found
}

/** Whether a declaration stands at the top of its file; a file itself, which has a name in `import * as`, does not. */
function isAtTop(declaration) {
  const scope = ts.isVariableDeclaration(declaration) ? declaration.parent.parent.parent : declaration.parent
  return scope !== undefined && ts.isSourceFile(scope)
}

/** All that can be reached from symbols by what `next` gives for each. */
function closure(symbols, next) {
  const found = new Set()
  const waiting = [...symbols]
  for (let symbol = waiting.pop(); symbol; symbol = waiting.pop()) {
    if (found.has(symbol)) continue
    found.add(symbol)
    for (const declaration of symbol.declarations.filter(isOurs)) waiting.push(...next(declaration))
  }
  return found
}

// What is in the package: what entries export, and what that refers to.
const exported = entries.map(({ name, file }) => ({
  name,
  symbols: checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file))),
}))
const all = closure(exported.flatMap(({ symbols }) => symbols.map(original)), (declaration) => referredTo(declaration))

// What callers make: parameters, and what these are made of. What a callback of theirs gets is made here, and of a `Partial` nobody
// must give anything.
const isGivenBack = (node) => ts.isParameter(node) && (ts.isFunctionTypeNode(node.parent) || ts.isMethodSignature(node.parent))
const isPartial = (node) => ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Partial'
const madeOf = (node) => referredTo(node, (child) => !isGivenBack(child) && !isPartial(child))
const given = new Set()
for (const declaration of [...all].flatMap((symbol) => symbol.declarations.filter(isOurs))) {
  const visit = (node) => {
    if (node === declaration.type || !ts.isFunctionTypeNode(node)) for (const { type } of node.parameters ?? []) if (type) given.add(type)
    ts.forEachChild(node, visit)
  }
  visit(declaration)
}
const byCallers = closure([...given].flatMap((type) => [...madeOf(type)]), madeOf)

/** The name of a declaration; where several have it, with the first entry that exports this one. */
function idOf(symbol) {
  if ([...all].every((other) => other === symbol || other.name !== symbol.name)) return symbol.name
  const exporter = exported.find(({ symbols }) => symbols.some((one) => original(one) === symbol))
  return `${symbol.name} of ${exporter?.name ?? symbol.declarations[0].getSourceFile().fileName.slice(folder.length)}`
}

/** The lines of members: those of a member that is itself an object in braces stand below it. */
function membersOf(path, members) {
  return members.flatMap((member) => {
    if (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private && !ts.isConstructorDeclaration(member)) return []
    const isGroup = ts.isPropertySignature(member) && ts.isTypeLiteralNode(member.type) && !member.questionToken
    return isGroup ? membersOf(`${path}.${member.name.getText()}`, [...member.type.members]) : [`${path}.${text(member)}`]
  })
}

const heritage = (declaration) => (declaration.heritageClauses ?? []).map((clause) => ` ${text(clause).trim()}`).join('')
const parameters = ({ typeParameters }) => (typeParameters ? `<${typeParameters.map(text).join(', ')}>` : '')

function linesOf(symbol) {
  const id = idOf(symbol)
  const mark = byCallers.has(symbol) ? ', given by callers' : ''
  return symbol.declarations.filter(isOurs).flatMap((declaration) => {
    if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) {
      const kind = ts.isClassDeclaration(declaration) ? 'class' : 'interface'
      return [`${id}: ${kind}${parameters(declaration)}${heritage(declaration)}${mark}`, ...membersOf(id, [...declaration.members])]
    }
    if (ts.isTypeAliasDeclaration(declaration)) return [`${id}: type${parameters(declaration)} = ${text(declaration.type)}`]
    return [`${id}: ${text(declaration)}`]
  })
}

const lines = [
  ...exported.flatMap(({ name, symbols }) => symbols.map((symbol) => `${name} exports ${symbol.name} as ${idOf(original(symbol))}`)),
  ...[...all].flatMap(linesOf),
]
process.stdout.write(`${[...new Set(lines)].sort().join('\n').replaceAll(/ exports (\S+) as \1$/gm, ' exports $1')}\n`)
