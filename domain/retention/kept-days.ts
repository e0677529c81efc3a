/**
 * Days that passing things are kept after they are over. Page: docs/rules/retention.md.
 * First answers by key: at least thirty days by the contract of the API.
 */
export const keptDays = { answers: 45, holds: 30, waits: 30, tokens: 30, letters: 365 } as const;
export type Passing = keyof typeof keptDays;
