/** A change that gives an object the shape of its type. */
export interface Repair {
  /** The object to change, in the response as repaired so far. */
  readonly path: readonly (string | number)[]
  readonly action: 'empty_list' | 'null' | 'unwrap' | 'rename' | 'absent'
  /** The member that is concerned. */
  readonly key: string
  /** The new name of that member, for `rename`. */
  readonly to: string
}

type Members = Record<string | number, unknown>

/**
 * Gives a response the shape of its type: absent lists become empty, and so on. Each repair names an object by its path
 * and what to change in it; only what an older server left out or called otherwise is touched.
 */
export function repair(value: unknown, repairs: readonly Repair[]): unknown {
  const root: Members = { value }
  for (const { path, action, key, to } of repairs) {
    let parent = root
    let last: string | number = 'value'
    for (const step of path) {
      parent = parent[last] as Members
      last = step
    }
    const target = parent[last] as Members
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
