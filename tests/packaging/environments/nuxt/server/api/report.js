import report from '../../subject.mjs'

export default defineEventHandler(() => report())
