// The console in a real Chromium, against the built server and sandbox: `npm run browser`.
const { projects, rootDir } = require('./jest.config.cjs');

const system = projects.find(({ displayName }) => displayName === 'system');

module.exports = {
  ...system,
  rootDir,
  displayName: 'browser',
  testMatch: ['<rootDir>/test/browser/**/*.browser-spec.ts'],
  // Two browsers at once on two cores only make each other late.
  maxWorkers: 1,
  testTimeout: 60_000,
};
