import { expect, it } from 'vitest';
import { codeFromBytes, readCode, scannedText } from './code';
import { isTurnGood, stillTurn, turnAt, turnMs } from './turning';

const now = turnMs * 60_000_000 + 12_345;

it.each([
  { says: 'the square of now', turn: turnAt(now), isGood: true },
  { says: 'the one before', turn: turnAt(now) - 1, isGood: true },
  { says: 'one of a clock that runs ahead', turn: turnAt(now) + 1, isGood: true },
  { says: 'a picture of a minute ago', turn: turnAt(now - 2 * turnMs), isGood: false },
  { says: 'one of a time to come', turn: turnAt(now + 2 * turnMs), isGood: false },
  { says: 'the still one', turn: stillTurn, isGood: true },
])('$says is good: $isGood', ({ turn, isGood }) => {
  expect(isTurnGood(turn, now)).toBe(isGood);
});

it('a scanned square says whose it is, its code, its turn and its seal; a typed code says only itself', () => {
  const id = `voucher_${'a'.repeat(32)}`;
  const code = codeFromBytes(new Uint8Array(12).fill(7));
  const text = scannedText(id, code, { turn: 5, seal: 'abc123' });
  expect(readCode(text)).toEqual({ voucherId: id, code, turn: { turn: 5, seal: 'abc123' } });
  expect(readCode(code)).toEqual({ voucherId: null, code, turn: null });
  expect(readCode(`${id}.${code}.5`)).toBeNull();
});
