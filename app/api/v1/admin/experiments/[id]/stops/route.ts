import { route } from '@/app/_web/route';
import { stopExperiment } from '@/usecases/admin/stop-experiment';
import { stopExperimentInput } from '@/usecases/admin/stop-experiment.input';

export const POST = route({ input: stopExperimentInput, act: stopExperiment });
