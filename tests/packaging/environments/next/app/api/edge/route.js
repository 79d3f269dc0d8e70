import report from '../../../subject.mjs'

export const runtime = 'edge'

export async function GET() {
  return Response.json(await report())
}
