// A bar chart as SVG, on a scale whose steps are tenfold: readable in print, in greyscale and in the dark.

const ROW = 26;
const NAME_WIDTH = 170;
const BAR_WIDTH = 400;
const TEXT_WIDTH = 110;

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Draws one bar a row; `rows` are `{ name, value, text }` with values above nought. */
export function bars(title, rows) {
  const steps = rows.map(({ value }) => Math.log10(value));
  const least = Math.floor(Math.min(...steps));
  const most = Math.ceil(Math.max(...steps));
  const width = (value) => Math.max(2, ((Math.log10(value) - least) / Math.max(1, most - least)) * BAR_WIDTH);
  const height = 44 + rows.length * ROW;
  const body = rows.map(({ name, value, text }, at) => {
    const y = 36 + at * ROW;
    const ours = name.startsWith("ours");
    return [
      `<text x="${NAME_WIDTH - 8}" y="${y + 14}" text-anchor="end"${ours ? ' font-weight="700"' : ""}>${escaped(name)}</text>`,
      `<rect x="${NAME_WIDTH}" y="${y}" width="${width(value).toFixed(1)}" height="18" fill="${ours ? "#0b4a45" : "#8a9a98"}"/>`,
      `<text x="${(NAME_WIDTH + width(value) + 6).toFixed(1)}" y="${y + 14}">${escaped(text)}</text>`,
    ].join("");
  });
  const all = NAME_WIDTH + BAR_WIDTH + TEXT_WIDTH;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${all} ${height}" width="${all}" height="${height}" role="img" aria-label="${escaped(title)}" font-family="Helvetica, Arial, sans-serif" font-size="13"><rect width="100%" height="100%" fill="#fff"/><g fill="#10201f"><text x="8" y="20" font-weight="700">${escaped(title)}</text>${body.join("")}</g></svg>\n`;
}
