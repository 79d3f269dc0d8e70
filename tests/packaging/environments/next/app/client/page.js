'use client'

import { useEffect } from 'react'
import report from '../../subject.mjs'

export default function Page() {
  useEffect(() => {
    report().then((said) => {
      globalThis.report = said
    })
  }, [])
  return null
}
