import report from '../../../subject.mjs'

export const GET = async () => Response.json(await report())
