import { planDeals } from './deals/deal-plans';
import type { CityPlan, Neighbourhood, VenuePlan } from './plan-types';
import { neighbourhoods } from './sources/read';
import { planPackages } from './venues/package-plans';
import { showcaseOf } from './venues/showcase';
import { planVenues, type Setting } from './venues/venue-plans';

/** The whole demo city, from a seed and the day it is looked at. Same input, same city. */
export function planCity(setting: Setting): CityPlan {
  const { merchants, venues } = planVenues(setting);
  const packages = planPackages(setting.seed, venues);
  const deals = planDeals(setting, { merchants, venues, packages });
  return {
    ...setting,
    showcase: showcaseOf(venues, deals),
    currency: 'USD',
    city: 'San Francisco',
    neighbourhoods: neighbourhoodsOf(venues),
    merchants,
    venues,
    packages: packages.map(({ says: _says, between: _between, ...pkg }) => pkg),
    deals,
  };
}

function neighbourhoodsOf(venues: readonly VenuePlan[]): Neighbourhood[] {
  return neighbourhoods
    .map(({ name, lat, lng }) => ({
      name,
      lat,
      lng,
      venues: venues.filter((venue) => venue.area === name).length,
    }))
    .filter((area) => area.venues > 0)
    .sort((a, b) => b.venues - a.venues);
}
