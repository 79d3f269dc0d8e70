import report from '../../../subject.mjs'

export const dynamic = 'force-dynamic'

export async function GET() {
  return Response.json(await report())
}
