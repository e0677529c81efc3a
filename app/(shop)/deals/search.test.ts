import { expect, test } from 'vitest';
import { askedOf, hrefOf, readSearch } from './search';

const now = Date.UTC(2027, 2, 8, 10);
const cityWith = (currency: string) => ({ name: 'Here', timeZone: 'Europe/Lisbon', currency, now });

test.each([
  { currency: 'EUR', maxPrice: 4200 },
  { currency: 'JPY', maxPrice: 42 },
  { currency: 'KWD', maxPrice: 42_000 },
])('42 typed where people pay in $currency is $maxPrice in its smallest unit', ({ currency, maxPrice }) => {
  expect(askedOf(readSearch({ maxPrice: '42' }), cityWith(currency)).maxPrice).toBe(maxPrice);
});

test('what makes no sense in the address is left out of it', () => {
  const search = readSearch({
    day: 'someday',
    hours: 'noon',
    people: '99',
    near: 'here',
    category: 'spa,moon',
  });
  expect(hrefOf(search)).toBe('/deals?category=spa');
});

test('a city stays in the address through every change', () => {
  const search = readSearch({ city: 'Nordhafen', q: 'lunch' });
  expect(hrefOf(search, { people: 2 })).toBe('/deals?city=Nordhafen&q=lunch&people=2');
});
