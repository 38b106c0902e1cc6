// Stops the clock of a program at the moment that TEST_NOW names: node --import ./test/support/clock.mjs program.js
const now = Date.parse(process.env.TEST_NOW ?? "");
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [now] : parts));
  }

  static now() {
    return now;
  }
};
