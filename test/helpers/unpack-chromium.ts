import { unpackChromium } from './chromium.js';

/** Global set-up of the tests: the browser is unpacked once, before any worker could start it. */
export default function setup(): void {
  unpackChromium();
}
