"""Full text: the page behind a short item is fetched, and its body appended under the same article id."""
