// Which of the page's states holds. The words of each stand in the page's templates.

/** @param {?object} look what Visit.look() says, or null where nobody is signed in */
export function stateOf(look) {
  if (!look) return "signed-out";
  if (look.trouble === "away") return look.left > 0 ? "away" : "empty";
  if (look.trouble) return look.trouble;
  if (look.current) return look.slow ? "renewing" : "live";
  return look.shown ? "renewing" : "loading";
}
