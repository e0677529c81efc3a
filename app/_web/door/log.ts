import { pino } from 'pino';

/** One line of JSON per event. What would open a door is never written. */
export const log = pino({
  base: null,
  redact: {
    paths: [
      'password',
      'token',
      'code',
      'cookie',
      'authorization',
      '*.password',
      '*.token',
      '*.cookie',
      '*.authorization',
    ],
    censor: '(kept secret)',
  },
});
