"""The literature behind the figures, in the order of the alphabet."""

from __future__ import annotations

from collections.abc import Iterable

WORKS: dict[str, str] = {
    "baumeister": "Baumeister, Bratslavsky, Finkenauer and Vohs (2001): Bad is stronger than good. Review of General Psychology 5:323–370.",
    "clopper": "Clopper and Pearson (1934): The use of confidence or fiducial limits illustrated in the case of the binomial. Biometrika 26:404–413.",
    "cox": "Cox (1980): Suppression methodology and statistical disclosure control. Journal of the American Statistical Association 75:377–385.",
    "dixon": "Dixon, Freeman and Toman (2010): Stop trying to delight your customers. Harvard Business Review 88(7/8):116–122.",
    "fisher": "Fisher (1935): The logic of inductive inference. Journal of the Royal Statistical Society 98:39–82.",
    "fisher_z": "Fisher (1921): On the “probable error” of a coefficient of correlation deduced from a small sample. Metron 1:3–32.",
    "fredrickson": "Fredrickson and Kahneman (1993): Duration neglect in retrospective evaluations of affective episodes. Journal of Personality and Social Psychology 65:45–55.",
    "gaffke": "Gaffke (2005): Three test statistics for a nonparametric one-sided hypothesis on the mean of a nonnegative variable. Mathematical Methods of Statistics 14:451–467.",
    "holm": "Holm (1979): A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6:65–70.",
    "johnson": "Johnson (2000): A heuristic method for estimating the relative weight of predictor variables in multiple regression. Multivariate Behavioral Research 35:1–19.",
    "kish": "Kish (1965): Survey Sampling. Wiley.",
    "kuehnl": "Kuehnl, Jozic and Homburg (2019): Effective customer journey design. Journal of the Academy of Marketing Science 47:551–568.",
    "martilla": "Martilla and James (1977): Importance-performance analysis. Journal of Marketing 41:77–79.",
    "newcombe": "Newcombe (1998): Interval estimation for the difference between independent proportions. Statistics in Medicine 17:873–890.",
    "olkin": "Olkin and Siotani (1976): Asymptotic distribution of functions of a correlation matrix. Essays in Probability and Statistics, 235–251.",
    "reichheld": "Reichheld (2003): The one number you need to grow. Harvard Business Review 81(12):46–54.",
    "rocks": "Rocks (2016): Interval estimation for the “Net Promoter Score”. The American Statistician 70:365–372.",
    "satterthwaite": "Satterthwaite (1946): An approximate distribution of estimates of variance components. Biometrics Bulletin 2:110–114.",
    "student": "Student (1908): The probable error of a mean. Biometrika 6:1–25.",
    "ulwick": "Ulwick (2002): Turn customer input into innovation. Harvard Business Review 80(1):91–97.",
    "welch": "Welch (1947): The generalization of “Student’s” problem when several different population variances are involved. Biometrika 34:28–35.",
    "wilson": "Wilson (1927): Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22:209–212.",
    "zou": "Zou, Huang and Zhang (2009): A note on confidence interval estimation for a linear function of binomial proportions. Computational Statistics & Data Analysis 53:1080–1085.",
}


def cited(keys: Iterable[str]) -> tuple[str, ...]:
    """The works with these keys."""
    wanted = set(keys)
    return tuple(work for key, work in WORKS.items() if key in wanted)
