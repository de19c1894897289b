"""Partner reports, their versions and everything in them."""

import amparo.audit.columns
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partner_reports', '0002_facts_snapshot_unchangeable'),
        ('programs', '0001_awards_and_requirements'),
    ]

    operations = [
        migrations.CreateModel(
            name='PartnerReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(max_length=60)),
                ('starts', models.DateField()),
                ('ends', models.DateField()),
                ('due', models.DateField()),
                ('state', models.CharField(default='expected', max_length=20)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('first_submitted_at', models.DateTimeField(null=True)),
                ('requested_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('reminded_on', models.DateField(null=True)),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programs.award')),
            ],
            options={
                'ordering': ('due', 'award', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('media_type', models.CharField(max_length=120)),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('added_at', models.DateTimeField()),
                ('added_by', models.CharField(max_length=254)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='partner_reports.partnerreport')),
            ],
            options={
                'ordering': ('added_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ReportVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('revision', models.PositiveIntegerField(default=0)),
                ('cleared', models.JSONField(default=dict)),
                ('begun_at', models.DateTimeField()),
                ('begun_by', models.CharField(max_length=254)),
                ('submitted_at', models.DateTimeField(null=True)),
                ('submitted_by', models.CharField(blank=True, max_length=254)),
                ('content_hash', models.CharField(blank=True, max_length=64)),
                ('accepted_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='partner_reports.partnerreport')),
            ],
            options={
                'ordering': ('report', 'number'),
            },
        ),
        migrations.CreateModel(
            name='ReportReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.CharField(max_length=20)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=254)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='partner_reports.reportversion')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ReportNarrative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.CharField(max_length=20)),
                ('language', models.CharField(max_length=2)),
                ('text', models.TextField()),
                ('revision', models.PositiveIntegerField()),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='narratives', to='partner_reports.reportversion')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='ReportedValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('indicator', models.CharField(max_length=60)),
                ('component', models.CharField(max_length=20)),
                ('place', models.CharField(max_length=60)),
                ('breakdown', models.CharField(blank=True, max_length=300)),
                ('status', models.CharField(max_length=20)),
                ('amount', amparo.audit.columns.ExactDecimalField(null=True)),
                ('note', models.TextField(blank=True)),
                ('locator', models.CharField(max_length=120)),
                ('revision', models.PositiveIntegerField()),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='values', to='partner_reports.reportversion')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Explanation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60)),
                ('place', models.CharField(max_length=500)),
                ('text', models.TextField()),
                ('revision', models.PositiveIntegerField()),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='explanations', to='partner_reports.reportversion')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='Expenditure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=12)),
                ('line', models.CharField(max_length=20)),
                ('amount', amparo.audit.columns.ExactDecimalField()),
                ('revision', models.PositiveIntegerField()),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='expenditures', to='partner_reports.reportversion')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='ActivityProgress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activity', models.CharField(max_length=20)),
                ('state', models.CharField(max_length=20)),
                ('note', models.TextField(blank=True)),
                ('revision', models.PositiveIntegerField()),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='partner_reports.reportversion')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='TableMapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('header_hash', models.CharField(max_length=64)),
                ('mapping', models.JSONField()),
                ('kept_at', models.DateTimeField()),
                ('award', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programs.award')),
            ],
            options={
                'ordering': ('award', 'kept_at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ValueComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cell', models.CharField(max_length=500)),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.CharField(max_length=254)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='partner_reports.reportversion')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.AddConstraint(
            model_name='partnerreport',
            constraint=models.UniqueConstraint(fields=('award', 'period'), name='partner_report_once'),
        ),
        migrations.AddConstraint(
            model_name='partnerreport',
            constraint=models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts')), ('due__gt', models.F('ends'))), name='partner_report_is_due_after_its_period'),
        ),
        migrations.AddConstraint(
            model_name='partnerreport',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['expected', 'draft', 'to_certify', 'submitted', 'returned', 'accepted', 'requested', 'not_provided'])), name='partner_report_state'),
        ),
        migrations.AddConstraint(
            model_name='partnerreport',
            constraint=models.CheckConstraint(condition=models.Q(('first_submitted_at__isnull', False), models.Q(('state__in', ['submitted', 'accepted']), _negated=True), _connector='OR'), name='partner_report_submitted_once_it_is'),
        ),
        migrations.AddConstraint(
            model_name='partnerreport',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at__isnull', False), models.Q(('state', 'not_provided'), _negated=True), _connector='OR'), name='partner_report_closed_once_it_is'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.UniqueConstraint(fields=('report', 'sha256'), name='evidence_once'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('sha256'), 64), name='evidence_hash_is_sha256'),
        ),
        migrations.AddConstraint(
            model_name='reportversion',
            constraint=models.UniqueConstraint(fields=('report', 'number'), name='report_version_number'),
        ),
        migrations.AddConstraint(
            model_name='reportversion',
            constraint=models.UniqueConstraint(condition=models.Q(('submitted_at__isnull', True)), fields=('report',), name='report_has_one_draft'),
        ),
        migrations.AddConstraint(
            model_name='reportversion',
            constraint=models.UniqueConstraint(condition=models.Q(('accepted_at__isnull', False), ('withdrawn_at__isnull', True)), fields=('report',), name='report_has_one_accepted_version'),
        ),
        migrations.AddConstraint(
            model_name='reportversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('content_hash', ''), ('submitted_at__isnull', True), ('submitted_by', '')), models.Q(('submitted_at__isnull', False), models.Q(('submitted_by', ''), _negated=True), models.Q(('content_hash', ''), _negated=True)), _connector='OR'), name='report_version_submitted_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='reportversion',
            constraint=models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('submitted_at__isnull', False), _connector='OR'), name='report_version_accepted_once_submitted'),
        ),
        migrations.AddConstraint(
            model_name='reportversion',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('accepted_at__isnull', False), _connector='OR'), name='report_version_withdrawn_once_accepted'),
        ),
        migrations.AddConstraint(
            model_name='reportreview',
            constraint=models.CheckConstraint(condition=models.Q(('decision__in', ['returned', 'accepted', 'withdrawn'])), name='report_review_decision'),
        ),
        migrations.AddConstraint(
            model_name='reportreview',
            constraint=models.CheckConstraint(condition=models.Q(('decision', 'accepted'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='report_review_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='reportnarrative',
            constraint=models.UniqueConstraint(fields=('version', 'section'), name='report_narrative_once'),
        ),
        migrations.AddConstraint(
            model_name='reportnarrative',
            constraint=models.CheckConstraint(condition=models.Q(('language__in', ['en', 'es'])), name='report_narrative_language'),
        ),
        migrations.AddConstraint(
            model_name='reportedvalue',
            constraint=models.UniqueConstraint(fields=('version', 'indicator', 'component', 'place', 'breakdown'), name='reported_value_once'),
        ),
        migrations.AddConstraint(
            model_name='reportedvalue',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['reported', 'not_reported', 'not_applicable'])), name='reported_value_status'),
        ),
        migrations.AddConstraint(
            model_name='reportedvalue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__isnull', False), ('status', 'reported')), models.Q(models.Q(('status', 'reported'), _negated=True), ('amount__isnull', True)), _connector='OR'), name='reported_value_has_an_amount_where_its_status_says_so'),
        ),
        migrations.AddConstraint(
            model_name='explanation',
            constraint=models.UniqueConstraint(fields=('version', 'code', 'place'), name='explanation_once'),
        ),
        migrations.AddConstraint(
            model_name='expenditure',
            constraint=models.UniqueConstraint(fields=('version', 'kind', 'line'), name='expenditure_once'),
        ),
        migrations.AddConstraint(
            model_name='expenditure',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['budget_line', 'financial'])), name='expenditure_kind'),
        ),
        migrations.AddConstraint(
            model_name='activityprogress',
            constraint=models.UniqueConstraint(fields=('version', 'activity'), name='activity_progress_once'),
        ),
        migrations.AddConstraint(
            model_name='tablemapping',
            constraint=models.UniqueConstraint(fields=('award', 'header_hash'), name='table_mapping_once'),
        ),
        migrations.AddConstraint(
            model_name='valuecomment',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='value_comment_says_something'),
        ),
    ]
