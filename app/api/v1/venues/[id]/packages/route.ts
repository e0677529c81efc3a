import { route } from '@/app/_web/route';
import { createPackage } from '@/usecases/venues/create-package';
import { createPackageInput } from '@/usecases/venues/create-package.input';

export const POST = route({ input: createPackageInput, act: createPackage, answers: 201 });
