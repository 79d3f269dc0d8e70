import report from '../../subject.mjs'

export const dynamic = 'force-dynamic'

export default async function Page() {
  const said = `\n${JSON.stringify(await report())}\n`
  return <pre dangerouslySetInnerHTML={{ __html: said }} />
}
