/**
 * Gives a response the shape of its type: absent lists become empty, and so on. Each repair names an object by its path
 * and what to change in it; only what an older server left out or called otherwise is touched.
 */
export function repair(value, repairs) {
  const root = { value }
  for (const { path, action, key, to } of repairs) {
    const steps = ['value', ...path]
    const last = steps.pop()
    const parent = steps.reduce((object, step) => object[step], root)
    const target = parent[last]
    if (action === 'empty_list') target[key] = []
    else if (action === 'null') target[key] = null
    else if (action === 'unwrap') parent[last] = target[key]
    else if (action === 'rename' && key in target) {
      target[to] = target[key]
      delete target[key]
    }
  }
  return root.value
}
