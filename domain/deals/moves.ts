import type { Moves } from '../kernel/moves';
import { accept, type Result, refuse } from '../kernel/result';
import type { DealStatus } from './terms';

export const dealActs = [
  'submit',
  'approve',
  'ask',
  'refuse',
  'go-live',
  'pause',
  'resume',
  'end',
  'stop',
] as const;
export type DealAct = (typeof dealActs)[number];
export type WrongDealState = {
  readonly reason: 'wrong-state';
  readonly status: DealStatus;
  readonly act: DealAct;
};

/**
 * What may happen to a deal, and what it is then. Source: api.md, deal states: draft → submitted → approved → live ⇄ paused → ended;
 * submitted → asked | refused; live → stopped. A deal that was asked about is submitted again; a refused one is not.
 */
export const dealMoves: Moves<DealStatus, DealAct> = {
  draft: { submit: 'submitted' },
  submitted: { approve: 'approved', ask: 'asked', refuse: 'refused', stop: 'stopped' },
  asked: { submit: 'submitted', stop: 'stopped' },
  refused: {},
  approved: { 'go-live': 'live', end: 'ended', stop: 'stopped' },
  live: { pause: 'paused', end: 'ended', stop: 'stopped' },
  paused: { resume: 'live', end: 'ended', stop: 'stopped' },
  ended: {},
  stopped: {},
};

export function moveDeal(from: DealStatus, act: DealAct): Result<DealStatus, WrongDealState> {
  const to = dealMoves[from][act];
  return to ? accept(to) : refuse({ reason: 'wrong-state', status: from, act });
}
