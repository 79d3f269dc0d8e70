import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Marked } from 'marked'
import { gfmHeadingId } from 'marked-gfm-heading-id'
import type { Plugin } from 'vite'

const here = (file: string): URL => new URL(`../${file}`, import.meta.url)
const read = (file: string): string => readFileSync(here(file), 'utf8')

const SOURCE = /^source\/([\w/-]+\.ts)\.txt$/

/** What the page links to: its own sources as text, and the README as a page, so that no link leaves the site. */
export function copyBesides(): Plugin {
  return {
    name: 'copy-besides',
    generateBundle() {
      const sources = readdirSync(here('src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
      for (const fileName of [...sources.map((name) => `source/${name}.txt`), 'readme.css', 'readme.html']) {
        this.emitFile({ type: 'asset', fileName, source: contentOf(fileName) ?? '' })
      }
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const name = request.url?.slice(1).replace(/[?#].*/, '') ?? ''
        const content = contentOf(name)
        if (content === undefined) return next()
        response.setHeader(
          'content-type',
          `text/${name.endsWith('.html') ? 'html' : name.endsWith('.css') ? 'css' : 'plain'}; charset=utf-8`,
        )
        response.end(content)
      })
    },
  }
}

function contentOf(name: string): string | undefined {
  if (name === 'readme.html') return readme()
  if (name === 'readme.css') return read('build/readme.css')
  const [, file] = SOURCE.exec(name) ?? []
  return file !== undefined && existsSync(here(`src/${file}`)) ? read(`src/${file}`) : undefined
}

function readme(): string {
  const html = new Marked(gfmHeadingId()).parse(read('../README.md'), { async: false })
  // Pictures of this page need not be in it.
  const body = html.replaceAll(/<img[^>]*>/g, '')
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>README · seam-access-grants</title>
<link rel="stylesheet" href="readme.css">
<main>${body}</main>
</html>
`
}
