import { expect, test } from 'vitest';
import { parseHours } from './opening-hours';

const week = (from: number, until: number, days = [1, 2, 3, 4, 5, 6, 7]) =>
  days.map((day) => [day, from, until]);

test.each([
  { says: 'a range of weekdays', text: 'Mo-Fr 06:30-16:00', hours: week(390, 960, [1, 2, 3, 4, 5]) },
  { says: 'no weekday means every day', text: '10:00-23:00', hours: week(600, 1380) },
  {
    says: 'a range over the weekend',
    text: 'Su-Th 08:00-22:00; Fr,Sa 08:00-22:30',
    hours: [...week(480, 1320, [1, 2, 3, 4]), ...week(480, 1350, [5, 6]), [7, 480, 1320]],
  },
  { says: 'an end after midnight passes 1440', text: 'Fr-Sa 18:00-02:00', hours: week(1080, 1560, [5, 6]) },
  { says: 'hour 26 is two in the morning', text: 'Sa 10:00-26:00', hours: week(600, 1560, [6]) },
  { says: 'midnight itself is the end of the day', text: 'Mo 10:00-00:00', hours: week(600, 1440, [1]) },
  {
    says: 'two spans of a day',
    text: 'Tu 11:00-14:30,17:00-21:30',
    hours: [
      [2, 660, 870],
      [2, 1020, 1290],
    ],
  },
  {
    says: 'a comma may stand for a semicolon',
    text: 'Mo-Fr 08:00-19:00, Sa 09:00-17:00',
    hours: [...week(480, 1140, [1, 2, 3, 4, 5]), [6, 540, 1020]],
  },
  {
    says: 'a later rule replaces an earlier one',
    text: 'Mo-Su 12:00-21:00; Mo-Fr off',
    hours: week(720, 1260, [6, 7]),
  },
  {
    says: 'public holidays are left out',
    text: 'Mo-Fr 10:00-14:00; PH off',
    hours: week(600, 840, [1, 2, 3, 4, 5]),
  },
  { says: 'always open', text: '24/7', hours: week(0, 1440) },
  { says: 'an open end is not guessed', text: 'Fr-Su 12:00+', hours: null },
  { says: 'a remark is not guessed', text: '"by appointment"', hours: null },
  { says: 'spans that overlap are not trusted', text: 'Mo 10:00-14:00,13:00-18:00', hours: null },
])('$says', ({ text, hours }) => {
  expect(parseHours(text)).toEqual(hours);
});
