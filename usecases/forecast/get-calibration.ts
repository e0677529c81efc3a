import { pastVisitsOf } from '@/db/forecast/visits';
import { calibrateWeeks } from '@/domain/forecast/fill/calibrate-weeks';
import type { Calibration } from '@/domain/forecast/fill/calibration';
import { accept } from '@/domain/kernel/result';
import type { Answer, Context } from '../context';
import { ownVenue } from '../venues/parts/own-venue';
import type { GetCalibration } from './get-calibration.input';

export type CalibrationView = Calibration;

/** How often our bands held: each of the last weeks of a venue's own visits forecast from the weeks before it alone. */
export async function getCalibration(ctx: Context, { id }: GetCalibration): Promise<Answer<CalibrationView>> {
  const found = await ownVenue(ctx, ctx.reader, { id, roles: ['manager', 'accountant'] });
  if (!found.ok) return found;
  return accept(calibrateWeeks(found.value, await pastVisitsOf(ctx.reader, id)));
}
