"""A whole report as one JSON document, and back."""

from rashomon.model import Report
from rashomon.schema import records
from rashomon.schema.records import Record


def document_record(report: Report) -> Record:
    """The document that `rashomon compare --json` writes."""
    articles = {article.id: article for article in report.articles}
    return {
        "version": records.VERSION,
        "policy": report.policy,
        "as_known_at": records.instant(report.as_known_at),
        "articles": [records.article_record(article) for article in report.articles],
        "rejections": [records.rejection_record(rejection) for rejection in report.rejections],
        "stories": [records.story_record(story) for story in report.stories],
        "memberships": [records.membership_record(membership) for membership in report.memberships],
        "copies": [records.copy_record(copy) for copy in report.copies],
        "mentions": [records.mention_record(mention, articles[mention.article]) for mention in report.mentions],
        "claims": [records.claim_record(claim, articles[claim.article]) for claim in report.claims],
        "comparisons": [records.comparison_record(comparison) for comparison in report.comparisons],
        "findings": [records.finding_record(finding) for finding in report.findings],
        "reductions": {
            finding: records.reduction_record(reduction) for finding, reduction in sorted(report.reductions.items())
        },
    }
