import { Button } from '@mantine/core';
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { openableUrl } from './payment-url';

/** Opens a payment URL in a new tab. Renders nothing for a URL that a browser must not open. */
export function OpenLink({ url, children }: { url: string | null; children: ReactNode }) {
  const href = openableUrl(url);
  if (!href) return null;
  return (
    <Button
      component="a"
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      variant="default"
      leftSection={<ExternalLink size={16} />}
    >
      {children}
    </Button>
  );
}
