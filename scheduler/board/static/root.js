// The element of the whole page, which bears its language, its token and the digest of what it shows.
export const root = document.documentElement;
