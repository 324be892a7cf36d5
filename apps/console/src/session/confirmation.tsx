import { lazy, Suspense, useEffect, useState } from 'react';
import { confirmation } from '../api/client';

const ConfirmIdentity = lazy(() => import('./confirm-identity'));

/** The dialog in which a person enters the password again, once a request of any page needs it. */
export function Confirmation() {
  const [answer, setAnswer] = useState<((isConfirmed: boolean) => void) | null>(null);
  useEffect(() => {
    confirmation.ask = () => new Promise((resolve) => setAnswer(() => resolve));
    return () => {
      confirmation.ask = async () => false;
    };
  }, []);
  if (!answer) return null;
  const end = (isConfirmed: boolean) => {
    setAnswer(null);
    answer(isConfirmed);
  };
  return (
    <Suspense fallback={null}>
      <ConfirmIdentity onEnd={end} />
    </Suspense>
  );
}
