import report from './subject.mjs'

export default {
  async fetch() {
    return Response.json(await report())
  },
}
