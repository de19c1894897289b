"""Editions, their files and their results."""

import amparo.audit.columns
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('compacts', '0001_compact_and_framework_version'),
        ('partner_reports', '0001_facts_snapshot'),
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('as_of', models.DateField()),
                ('framework_hash', models.CharField(max_length=64)),
                ('facts_hash', models.CharField(max_length=64)),
                ('policy_hash', models.CharField(max_length=64)),
                ('software_version', models.CharField(max_length=40)),
                ('policy', models.JSONField()),
                ('content_hash', models.CharField(max_length=64)),
                ('title_en', models.CharField(max_length=300)),
                ('title_es', models.CharField(max_length=300)),
                ('banner_en', models.CharField(blank=True, max_length=500)),
                ('banner_es', models.CharField(blank=True, max_length=500)),
                ('frozen_at', models.DateTimeField()),
                ('frozen_by', models.CharField(max_length=200)),
                ('rests_on_reports', models.BooleanField()),
                ('compact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compacts.compact')),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compacts.frameworkversion')),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partner_reports.factssnapshot')),
            ],
            options={
                'ordering': ('compact', '-year', '-number'),
            },
        ),
        migrations.CreateModel(
            name='EditionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=2)),
                ('kind', models.CharField(choices=[('report', 'Report'), ('fragment', 'Fragment'), ('drawing', 'Drawing')], max_length=10)),
                ('name', models.CharField(max_length=120)),
                ('media_type', models.CharField(max_length=120)),
                ('sha256', models.CharField(max_length=64)),
                ('content', models.BinaryField()),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='editions.edition')),
            ],
            options={
                'ordering': ('edition', 'language', 'kind', 'name'),
            },
        ),
        migrations.CreateModel(
            name='PublishedResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('indicator', models.CharField(max_length=60)),
                ('period', models.CharField(max_length=60)),
                ('place', models.CharField(max_length=60)),
                ('authority', models.CharField(max_length=60)),
                ('partner', models.CharField(max_length=60)),
                ('breakdown', models.JSONField()),
                ('status', models.CharField(max_length=20)),
                ('amount', amparo.audit.columns.ExactDecimalField(null=True)),
                ('denominator', amparo.audit.columns.ExactDecimalField(null=True)),
                ('value', amparo.audit.columns.ExactDecimalField(null=True)),
                ('reported', models.PositiveIntegerField()),
                ('expected', models.PositiveIntegerField()),
                ('known_from', models.DateField(null=True)),
                ('rule', models.TextField()),
                ('sources', models.JSONField()),
                ('figure', models.PositiveIntegerField(null=True)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='results', to='editions.edition')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('compact', 'year', 'number'), name='edition_number'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('compact', 'year', 'framework_hash', 'facts_hash', 'policy_hash', 'software_version'), name='edition_hashes'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='edition_counts_from_one'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('frozen_by', ''), _negated=True), name='edition_frozen_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('framework_hash'), 64), name='edition_framework_hash_is_sha256'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('facts_hash'), 64), name='edition_facts_hash_is_sha256'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('policy_hash'), 64), name='edition_policy_hash_is_sha256'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('content_hash'), 64), name='edition_content_hash_is_sha256'),
        ),
        migrations.AddConstraint(
            model_name='editionfile',
            constraint=models.UniqueConstraint(fields=('edition', 'language', 'kind', 'name'), name='edition_file_once'),
        ),
        migrations.AddConstraint(
            model_name='editionfile',
            constraint=models.CheckConstraint(condition=models.Q(('language__in', ('en', 'es'))), name='edition_file_language'),
        ),
        migrations.AddConstraint(
            model_name='editionfile',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('report', 'fragment', 'drawing'))), name='edition_file_kind'),
        ),
        migrations.AddConstraint(
            model_name='publishedresult',
            constraint=models.UniqueConstraint(fields=('edition', 'indicator', 'period', 'place', 'authority', 'partner', 'breakdown'), name='result_once'),
        ),
        migrations.AddConstraint(
            model_name='publishedresult',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['reported', 'not_reported', 'not_applicable', 'partial', 'undefined', 'withheld'])), name='result_status'),
        ),
        migrations.AddConstraint(
            model_name='publishedresult',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['reported', 'partial']), ('value__isnull', False)), models.Q(models.Q(('status__in', ['reported', 'partial']), _negated=True), ('amount__isnull', True), ('value__isnull', True)), _connector='OR'), name='result_has_a_value_where_its_status_says_so'),
        ),
    ]
