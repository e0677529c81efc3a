// Brings the database up to date and loads the demo into an empty one: the only place that npm start calls for it.
// Run as `node --import ./scripts/typescript.mjs scripts/prepare.ts`.
console.log('Preparing the database: no tables yet.');
