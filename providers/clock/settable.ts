import type { Clock } from './port';

/** Where a set clock stands: at the machine's `at` it showed `now`, and it runs on from there or stands still. */
export type Setting = { readonly at: number; readonly now: number; readonly running: boolean };
export type SettableClock = Clock & {
  isRunning(): boolean;
  /** How it was last set, or null where it never was. */
  setting(): Setting | null;
  /** Takes over how it was set in another process. */
  follow(kept: Setting): void;
};

/** The clock of a server under test control: the whole server lives at the time it was told. */
export function settableClock(start: Setting | null): SettableClock {
  let setting = start;
  return {
    now() {
      if (!setting) return Date.now();
      return setting.running ? setting.now + (Date.now() - setting.at) : setting.now;
    },
    isRunning: () => setting?.running ?? true,
    setting: () => setting,
    follow(kept) {
      setting = kept;
    },
  };
}

/** The setting of a clock that is told to live at an instant. */
export function settingAt(now: number, running = true): Setting {
  return { at: Date.now(), now, running };
}
