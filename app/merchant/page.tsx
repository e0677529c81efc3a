import { redirect } from 'next/navigation';

export default function MerchantPage() {
  redirect('/merchant/today');
}
