/**
 * What is searched for, the same on every engine: both index nothing but what comes out of here.
 * Marks and case fall away (crème brûlée → creme brulee); writing without spaces is cut into overlapping pairs
 * (按摩店 → 按摩, 摩店). Every word comes out in a-z and 0-9, so that no engine's own idea of a letter matters.
 */

/** Letters that no decomposition turns into plain ones. */
const folded: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i' },
  ...{ ħ: 'h', ŧ: 't', ŋ: 'n', ς: 'σ' },
};
const wordLongest = 40;
const wordsAsked = 12;
const askedLongest = 400;

/** Marks over letters. Those of Kana, Thai or Devanagari are part of the word and stay. */
const marks = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/gu;
const runs = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts written without spaces between words, and Korean, whose endings hang on the word. */
const unspaced =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}\p{Script=Thai}]+)/u;

/** `Crème Brûlée` → `creme brulee`: what names are compared by. */
export function plainText(text: string): string {
  const bare = text.toLowerCase().normalize('NFKD').replaceAll(marks, '').normalize('NFC').toLowerCase();
  return Array.from(bare, (letter) => folded[letter] ?? letter).join('');
}

/** All words of a text as the index keeps them, each once, between single spaces. */
export function indexedWords(parts: readonly string[]): string {
  const found = wordsOf(parts.join(' ')).flatMap(({ text, isUnspaced }) =>
    isUnspaced ? [...pairsOf(text), lastLetter(text)] : [text],
  );
  return [...new Set(found.map(written))].join(' ');
}

/** The words asked for: each must occur, the last one perhaps only begun. Empty where nothing searchable was typed. */
export function askedWords(typed: string): string[] {
  const found = wordsOf(typed.slice(0, askedLongest)).flatMap(({ text, isUnspaced }) =>
    isUnspaced ? pairsOf(text) : [text],
  );
  return [...new Set(found.map(written))].slice(0, wordsAsked);
}

/** One word for a whole city, so that search within it looks at nothing else. */
export function cityWord(city: string): string {
  return `xcity${written(plainText(city).replaceAll(/[^\p{L}\p{N}]/gu, ''))}`;
}

type Word = { readonly text: string; readonly isUnspaced: boolean };

function wordsOf(text: string): Word[] {
  const found = plainText(text).match(runs) ?? [];
  return found
    .flatMap((run) => run.split(unspaced))
    .filter((word) => word !== '')
    .map((word) => ({ text: word, isUnspaced: unspaced.test(word) }));
}

/** A single letter stands for itself. */
function pairsOf(text: string): string[] {
  const letters = Array.from(text);
  return letters.length < 2 ? letters : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

function lastLetter(text: string): string {
  return Array.from(text).at(-1) ?? '';
}

/** Letters beyond a-z by their number, six signs each, so that the beginning of a word stays its beginning. */
function written(word: string): string {
  return Array.from(word)
    .slice(0, wordLongest)
    .map((letter) => (/[a-z0-9]/.test(letter) ? letter : `x${codeOf(letter)}`))
    .join('');
}

function codeOf(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).padStart(5, '0');
}
