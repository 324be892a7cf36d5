import { Tabs } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

interface TabListProps {
  /** What the tabs are parts of. */
  label: string;
  chosen: string;
  children: ReactNode;
}

/** Tabs that do not fit beside each other are moved along, so that the chosen one is always seen. */
export function TabList({ label, chosen, children }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  return (
    <Tabs.List ref={list} aria-label={label} mb="lg" className="tabs">
      {children}
    </Tabs.List>
  );
}
