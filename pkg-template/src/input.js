/**
 * The module's input buffer. `text` writes a text and gives its length in bytes; `reply` writes a text and bytes behind
 * it and gives where the one and the other end. The view is empty after the module's memory has grown, so one
 * comparison finds both reasons to ask for the buffer anew.
 */
export function inputOf(exports, { input }) {
  const encoder = new TextEncoder()
  let view = new Uint8Array(0)
  const room = (bytes) => {
    if (view.length < bytes || view.length === 0) {
      const capacity = Math.max(bytes, 4096)
      const start = input(capacity)
      view = new Uint8Array(exports.memory.buffer, start, capacity)
    }
    return view
  }
  const text = (text) => encoder.encodeInto(text, room(text.length * 3)).written
  const reply = (head, body) => {
    room(head.length * 3 + body.length)
    const written = text(head)
    view.set(body, written)
    return [written, written + body.length]
  }
  return { text, reply }
}
