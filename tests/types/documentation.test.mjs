// Editors show a text for everything that the package exports, and for every member that its types have.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
// The newest version whose compiler can be called as a library.
import ts from 'typescript-6'

const folder = fileURLToPath(new URL('../../pkg', import.meta.url))
const { exports } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
const entries = Object.values(exports).flatMap((target) => (typeof target === 'string' ? [] : `${folder}${target.import.types.slice(1)}`))
const program = ts.createProgram(entries, { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, types: [] })
const checker = program.getTypeChecker()
const files = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${folder}/`))

const textOf = (of) => ts.displayPartsToString(of?.getDocumentationComment(checker) ?? []).trim()

/** The symbol itself, of one that another file gives on. */
const original = (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)

/** Whether a type is only what another one is compared with, so that nobody gets to see its members. */
const isPattern = (node) =>
  node.parent?.extendsType === node || (ts.isTypeNode(node) && node.parent.typeName?.getText() === 'Extract')

/** The members below a node, those of types inside of types included. What is inherited from the platform is not written here. */
function membersBelow(node) {
  if (isPattern(node)) return []
  const isMember = (ts.isClassElement(node) || ts.isTypeElement(node)) && (node.name || ts.isConstructorDeclaration(node))
  const isPrivate = isMember && ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Private
  const below = []
  ts.forEachChild(node, (child) => void below.push(...membersBelow(child)))
  return isMember && !isPrivate ? [node, ...below] : below
}

const textOfMember = (node) =>
  textOf(node.name ? checker.getSymbolAtLocation(node.name) : checker.getSignatureFromDeclaration(node))

for (const entry of entries) {
  test(`every export of ${entry.slice(folder.length + 1)} has a text`, () => {
    const names = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)))
    assert.ok(names.length > 0)
    assert.deepEqual(names.filter((name) => textOf(original(name)) === '').map(({ name }) => name), [])
  })
}

for (const file of files) {
  test(`every member in ${file.fileName.slice(folder.length + 1)} has a text`, () => {
    const bare = membersBelow(file).filter((node) => textOfMember(node) === '')
    assert.deepEqual(bare.map((node) => `${node.getText()} of ${node.parent.name?.text ?? 'a type'}`), [])
  })
}

test('members were found', () => assert.ok(files.flatMap(membersBelow).length > 600))
