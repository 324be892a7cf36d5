import {
  Activity,
  AlertCircle,
  BookOpen,
  Building2,
  History,
  Home,
  Inbox,
  KeyRound,
  type LucideIcon,
  Plug,
  ReceiptText,
  Scale,
  ScrollText,
  ShieldCheck,
  Users,
  UsersRound,
  WalletCards,
  Webhook,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { NavLink } from 'react-router';
import { useOpenAttention } from '../api/queries';
import type { KeyScope } from '../api/types';
import { useI18n } from '../i18n/i18n';
import type { MessageKey } from '../i18n/en/index';
import { MayDo } from '../session/may-do';
import { usePath } from '../session/session';
import { zoneName } from '../ui/zone';

interface Entry {
  path: string;
  text: MessageKey;
  icon: LucideIcon;
  end?: boolean;
  /** Offered only with this scope. */
  scope?: KeyScope;
  /** Shown after the text. */
  count?: ComponentType;
}

const MAIN: Entry[] = [
  { path: '', text: 'nav.home', icon: Home, end: true },
  { path: '/customers', text: 'nav.customers', icon: Users },
  { path: '/invoices', text: 'nav.invoices', icon: ReceiptText },
  { path: '/payments', text: 'nav.payments', icon: WalletCards },
  { path: '/reconciliation', text: 'nav.reconciliation', icon: Scale },
  { path: '/attention', text: 'nav.attention', icon: AlertCircle, count: AttentionCount },
  { path: '/approvals', text: 'nav.approvals', icon: ShieldCheck },
  { path: '/integrations', text: 'nav.integrations', icon: Plug },
  { path: '/business', text: 'nav.business', icon: Building2 },
  { path: '/members', text: 'nav.members', icon: UsersRound, scope: 'members:manage' },
  { path: '/audit-log', text: 'nav.auditLog', icon: History, scope: 'admin' },
];

const DEVELOPERS: Entry[] = [
  { path: '/developers/api-keys', text: 'nav.apiKeys', icon: KeyRound },
  { path: '/developers/events', text: 'nav.events', icon: Inbox },
  { path: '/developers/endpoints', text: 'nav.endpoints', icon: Webhook },
  { path: '/developers/request-log', text: 'nav.requestLog', icon: ScrollText },
];

export const pageEntries: Entry[] = [...MAIN, ...DEVELOPERS];

export function Nav({ onNavigate }: { onNavigate?: () => void }) {
  const { t } = useI18n();
  const path = usePath();
  const line = ({ path: to, text, icon: Icon, end, count: Count }: Entry) => (
    <li key={to}>
      <NavLink to={path(to)} end={end} onClick={onNavigate} className="nav-link">
        <Icon size={18} strokeWidth={1.9} aria-hidden />
        <span>{t(text)}</span>
        {Count && <Count />}
      </NavLink>
    </li>
  );
  const link = (entry: Entry) =>
    entry.scope ? (
      <MayDo key={entry.path} scope={entry.scope}>
        {line(entry)}
      </MayDo>
    ) : (
      line(entry)
    );
  return (
    <nav aria-label={t('nav.label')} className="nav">
      <ul>{MAIN.map(link)}</ul>
      <p className="nav-title" id="nav-developers">
        {t('nav.developers')}
      </p>
      <ul aria-labelledby="nav-developers">
        {DEVELOPERS.map(link)}
        <li>
          <a href="/docs" className="nav-link">
            <BookOpen size={18} strokeWidth={1.9} aria-hidden />
            <span>{t('nav.reference')}</span>
          </a>
        </li>
        <li>
          <a href="/readyz" className="nav-link">
            <Activity size={18} strokeWidth={1.9} aria-hidden />
            <span>{t('nav.health')}</span>
          </a>
        </li>
      </ul>
      <p className="nav-zone">{t('nav.zone', { zone: zoneName() })}</p>
    </nav>
  );
}

/** The number of rows in the list to which the entry leads. */
function AttentionCount() {
  const { t } = useI18n();
  const total = useOpenAttention(1).data?.pagination.total ?? 0;
  if (total === 0) return null;
  return (
    <span className="nav-count">
      <span aria-hidden>{total}</span>
      <span className="visually-hidden">{t('nav.attentionCount', { count: total })}</span>
    </span>
  );
}
