export function ConsumerFooter() {
  return (
    <footer className="mt-auto border-t border-rule no-print">
      <div className="wrap py-6 flex flex-wrap gap-x-6 gap-y-2 text-sm text-ink-3">
        <p>Prices include everything. Free to cancel until the hours shown on each deal.</p>
        <p className="ms-auto">
          Places and streets:{' '}
          <a href="https://www.openstreetmap.org/copyright" rel="noopener">
            © OpenStreetMap contributors
          </a>
        </p>
      </div>
    </footer>
  );
}
