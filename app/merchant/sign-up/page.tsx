import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { pageContext, pageRefusal } from '@/app/_web/page';
import { PlainShell } from '@/components/shell/plain-shell';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { fieldError } from '@/components/words/field-errors';
import { sentenceOf } from '@/components/words/refusals';
import type { PageProps } from '../portal';

export const metadata: Metadata = { title: 'Sign up your business' };

const countries = 'US PT ES FR DE IT NL BE IE AT GB CA AU'.split(' ');
const currencies = 'USD EUR GBP CAD AUD'.split(' ');

export default async function MerchantSignUpPage({ searchParams }: PageProps) {
  const [{ actor }, refusal] = await Promise.all([pageContext(), pageRefusal(searchParams)]);
  if (actor.kind !== 'person') redirect('/sign-in?next=%2Fmerchant%2Fsign-up');
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return (
    <PlainShell>
      <PageHeading
        title="Fill your quiet hours"
        lead="Sign up, describe your place, paint the hours that stay empty. You pay only for new guests who came."
      />
      {refusal ? <Notice kind="err">{sentenceOf(refusal)}</Notice> : null}
      <form method="post" action="/api/v1/merchants" className="flex flex-col gap-4">
        <TextField
          name="name"
          label="Name of the business"
          hint="As it stands in the register."
          autoComplete="organization"
          maxLength={120}
          required
          error={fieldError(refusal, 'name')}
        />
        <SelectField name="country" label="Country">
          {countries.map((code) => (
            <option key={code} value={code}>
              {names.of(code)}
            </option>
          ))}
        </SelectField>
        <SelectField name="currency" label="Currency of your prices">
          {currencies.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </SelectField>
        <TextField
          name="registrationNumber"
          label="Registration number (optional)"
          maxLength={60}
          error={fieldError(refusal, 'registrationNumber')}
        />
        <TextField
          name="contactEmail"
          label="E-mail for decisions and guests"
          type="email"
          autoComplete="email"
          defaultValue={actor.email}
          required
          error={fieldError(refusal, 'contactEmail')}
        />
        <Button size="wide">Go on to your place</Button>
      </form>
    </PlainShell>
  );
}
