import { z } from 'zod';

/** Two hundred characters are a long sentence; what is longer is not typed by a person. */
export const passwordMax = 200;
const passwordMin = 8;

/** Words that every list of stolen passwords begins with, bare or with figures behind them. */
const worn =
  /^(password|passw0rd|p@ssw0rd|passwort|offpeak|qwerty|qwertz|azerty|letmein|welcome|admin|administrator|iloveyou|monkey|dragon|football|baseball|sunshine|princess|master|superman|batman|trustno|starwars|shadow|abc|test|secret|changeme|hello|login|guest|default|asdfgh|zxcvbn|1q2w3e4r|qazwsx)[\d!?.*_-]*$/i;
const run = /^(.)\1*$|^(?:0?123456789?0?|12345678\d*|87654321|11223344|123123123|12341234)$/;

export const password = z
  .string()
  .min(passwordMin, `At least ${passwordMin} characters.`)
  .max(passwordMax, `At most ${passwordMax} characters.`)
  .refine(
    (value) => !worn.test(value) && !run.test(value),
    'This password is on every list of stolen ones. Choose another.',
  );

/** What somebody typed to be checked: no rule but its length, so that it says nothing about who exists. */
export const typedPassword = z.string().min(1).max(passwordMax);

/** A name as others see it: nothing that turns the line around, hides in it or piles up on it. */
export const displayName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]*$/u, 'Visible characters only.')
  .refine((value) => !/\p{M}{4}/u.test(value), 'At most three marks on a letter.');
