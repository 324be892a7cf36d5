export function Logo() {
  return (
    <div className="logo">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden>
        <rect width="32" height="32" rx="9" fill="#17a07f" />
        <path
          d="M10 23V9h7.2a4.6 4.6 0 0 1 1.3 9L23 23"
          fill="none"
          stroke="#fff"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span translate="no">Remit</span>
    </div>
  );
}
