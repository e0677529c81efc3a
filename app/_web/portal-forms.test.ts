import { expect, test } from 'vitest';
import { createDealInput } from '@/usecases/deals/create-deal.input';
import { createPackageInput } from '@/usecases/venues/create-package.input';
import { setBusynessInput } from '@/usecases/venues/set-busyness.input';
import { updateVenueInput } from '@/usecases/venues/update-venue.input';
import { nest, shapeBy } from './door/fields';

const typed = (form: string) =>
  form
    .trim()
    .split('\n')
    .map((line): [string, string] => {
      const [name = '', ...value] = line.trim().split('=');
      return [name, value.join('=')];
    });

test('the form of a deal is a deal', () => {
  const form = typed(`venueId=venue_1
    packageId=package_1
    title=Massage
    description=
    salesFrom=2027-03-08
    salesUntil=2027-04-30T22:00:00Z
    visitFrom=2027-03-08
    visitUntil=2027-06-30
    offPeak.0.weekdays=2
    offPeak.0.weekdays=3
    offPeak.0.from=14:00
    offPeak.0.to=17:00
    offPeak.0.percentOff=30
    offPeak.0.seats=3
    offPeak.1.weekdays=5
    offPeak.1.from=22:00
    offPeak.1.to=02:00
    offPeak.1.percentOff=12.5
    offPeak.1.seats=1
    floorPrice.typed=30,00
    floorPrice.currency=EUR
    guardPercent=60
    group.scope=slot
    group.threshold=4
    group.maximum=5
    group.closesHoursBefore=24
    group.tiers.0.members=4
    group.tiers.0.percentOff=10
    limits.perPerson=2
    limits.total=
    cancelHoursBefore=24
    exclusions=drinks`);
  expect(createDealInput.parse(shapeBy(createDealInput, nest(form)))).toMatchObject({
    offPeak: [
      { weekdays: [2, 3], from: 840, to: 1020, percentOff: 3000, seats: 3 },
      { weekdays: [5], from: 1320, to: 120, percentOff: 1250, seats: 1 },
    ],
    floorPrice: { amount: 3000, currency: 'EUR' },
    group: { scope: 'slot', tiers: [{ members: 4, percentOff: 1000 }] },
    limits: { perPerson: 2, total: null },
  });
});

test('a deal without a group, with lines that are not included', () => {
  const form: [string, string][] = [
    ...typed(`venueId=venue_1
      packageId=package_1
      title=Massage
      salesFrom=2027-03-08
      salesUntil=2027-04-30
      visitFrom=2027-03-08
      visitUntil=2027-06-30
      floorPrice.typed=30
      floorPrice.currency=EUR
      group=`),
    ['exclusions', 'drinks\r\n\r\ntips'],
  ];
  const deal = createDealInput.parse(shapeBy(createDealInput, nest(form)));
  expect(deal).toMatchObject({
    group: null,
    exclusions: ['drinks', 'tips'],
    offPeak: [],
    guardPercent: 6000,
  });
});

test('rows that were left empty are none', () => {
  const venue = typed(`id=venue_1
    version=1
    name=Spa
    address=Rua 1, Porto
    area=
    location.lat=41.1
    location.lng=-8.6
    timeZone=Europe/Lisbon
    stepMinutes=30
    seats=6
    hours.0.weekday=1
    hours.0.from=
    hours.0.to=
    hours.1.weekday=2
    hours.1.from=10:00
    hours.1.to=20:00
    closures.0.from=
    closures.0.until=
    closures.0.reason=`);
  expect(updateVenueInput.parse(shapeBy(updateVenueInput, nest(venue)))).toMatchObject({
    hours: [{ weekday: 2, fromMinute: 600, untilMinute: 1200 }],
    closures: [],
    stepMinutes: 30,
  });
  const lines = [0, 1].flatMap((index) => [
    `lines.${index}.title=${index === 0 ? 'Massage' : ''}`,
    `lines.${index}.quantity=1`,
    `lines.${index}.listPrice.typed=${index === 0 ? '60.00' : ''}`,
    `lines.${index}.listPrice.currency=EUR`,
  ]);
  const pkg = typed(`id=venue_1
    title=Massage
    ${lines.join('\n')}
    variableCost.typed=18
    variableCost.currency=EUR
    durationMinutes=60
    cleanUpMinutes=15
    seatsPerUnit=1
    taxPercent=23
    category=massage`);
  expect(createPackageInput.parse(shapeBy(createPackageInput, nest(pkg)))).toMatchObject({
    lines: [{ title: 'Massage', listPrice: { amount: 6000, currency: 'EUR' } }],
    variableCost: { amount: 1800 },
  });
});

test('a normal week', () => {
  const form = typed(`id=venue_1
    week.0.weekday=2
    week.0.from=14:00
    week.0.to=15:00
    week.0.expectedSeats=1.5`);
  expect(setBusynessInput.parse(shapeBy(setBusynessInput, nest(form))).week).toEqual([
    { weekday: 2, fromMinute: 840, untilMinute: 900, expectedSeats: 1.5 },
  ]);
});
