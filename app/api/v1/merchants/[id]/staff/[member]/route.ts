import { forms, route } from '@/app/_web/route';
import { revokeStaff } from '@/usecases/people/revoke-staff';
import { revokeStaffInput } from '@/usecases/people/revoke-staff.input';

export const DELETE = route({ input: revokeStaffInput, act: revokeStaff, answers: 204 });
export const POST = forms({ DELETE });
