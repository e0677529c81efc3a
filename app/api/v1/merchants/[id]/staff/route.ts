import { route } from '@/app/_web/route';
import { inviteStaff } from '@/usecases/people/invite-staff';
import { inviteStaffInput } from '@/usecases/people/invite-staff.input';

export const POST = route({ input: inviteStaffInput, act: inviteStaff, answers: 201 });
