import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '../shell/logo';
import { useTitle } from '../ui/use-title';

/** The card of every page before somebody is signed in. */
export function SignInCard({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title);
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Logo />
        <Title order={1}>{title}</Title>
        {children}
      </div>
    </main>
  );
}
