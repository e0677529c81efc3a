import type { Clock } from './port';

/** Where a set clock stands: at the machine's `at` it showed `now`, and it runs on from there or stands still. */
export type Setting = { readonly at: number; readonly now: number; readonly running: boolean };
export type SettableClock = Clock & {
  isRunning(): boolean;
  /** How it was last set, or null where it never was. */
  setting(): Setting | null;
  set(to: { now: number; running: boolean }): Setting;
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
    set({ now, running }) {
      setting = { at: Date.now(), now, running };
      return setting;
    },
  };
}

/** The setting a server starts with when it is told to live at an instant. */
export function settingAt(now: number): Setting {
  return { at: Date.now(), now, running: true };
}
