import { Alert } from '@mantine/core';
import { ProblemAlert } from '../ui/states';

/** Why a passkey did not work. */
export function PasskeyFailure({ failure, problem }: { failure: string | null; problem: unknown }) {
  if (problem !== null) return <ProblemAlert error={problem} />;
  if (failure === null) return null;
  return (
    <Alert color="red" variant="light" role="alert">
      {failure}
    </Alert>
  );
}
