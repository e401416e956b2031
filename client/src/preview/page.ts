/** What the page of the preview is made of. */
export interface PageParts {
  /** Where the editor serves the extension's own files. */
  readonly source: string;
  readonly script: string;
  readonly style: string;
  /** Made anew for each page: only a script that knows it runs. */
  readonly nonce: string;
  /** The draft's address, which the page remembers. */
  readonly uri: string;
}

/**
 * The page of the preview, without anything of the draft. Nothing may be loaded but our script and our style: no script of
 * the draft runs, no picture of it is fetched.
 */
export function pageOf({ source, script, style, nonce, uri }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `style-src ${source}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy.join('; '))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preview as Published</title>
<link rel="stylesheet" href="${attribute(style)}">
</head>
<body data-uri="${attribute(uri)}">
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

/** A word that nobody guesses. */
export function makeNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(18)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
