// The example of React Hook Form in the package's README, as a file that Jest can require.

import { readFileSync, writeFileSync } from 'node:fs'
import { transformSync } from 'esbuild'

const readme = readFileSync('node_modules/seam-access-grants/README.md', 'utf8')
const example = [...readme.matchAll(/```jsx\n([\s\S]*?)```/g)].map(([, code]) => code).find((code) => code.includes("'react-hook-form'"))
const { code } = transformSync(example, { loader: 'jsx', jsx: 'automatic', format: 'cjs' })
writeFileSync('grant-form.cjs', code)
