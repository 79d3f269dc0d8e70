import { Component, provideZonelessChangeDetection } from '@angular/core'
import { bootstrapApplication } from '@angular/platform-browser'
import report from '../subject.mjs'

@Component({ selector: 'app-root', template: '<p>Angular</p>' })
class App {
  constructor() {
    report(undefined).then((said: unknown) => Object.assign(globalThis, { report: said }))
  }
}

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] })
